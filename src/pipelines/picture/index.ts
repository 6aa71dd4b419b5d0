export { type PageOptions, pipelinePage } from './page';
