export type { TemplateFunction } from './functions';
export { templateFault } from './render';
