import type { build } from 'esbuild';

export function bundle(entry: string, options: { build: typeof build; importWith?: string }): Promise<string>;
