export type { WorkflowOf, WorkflowPart, WorkflowProps } from './props';
export { workflow } from './workflow';
