import type { ComponentProps, ReactNode } from 'react';

export default function Pre(props: ComponentProps<'pre'>): ReactNode {
  return <pre {...props} />;
}
