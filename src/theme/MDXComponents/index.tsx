import MDXComponents from '@theme-original/MDXComponents';
import FixedBlock from '@site/src/components/FixedBlock';

/** Adds the element that rehype-fixed-blocks writes. */
export default { ...MDXComponents, 'fixed-block': FixedBlock };
