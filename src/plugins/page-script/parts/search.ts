export { attach } from '../../../search/dialog.ts';
