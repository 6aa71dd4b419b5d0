import { checkedProps } from '../../core/props';
import { checkedPipeline } from '../ir/check';
import type { CompiledPipeline } from '../ir/types';
import { flowchart } from './flowchart';
import { Graph } from './graph';
import { imagesSection } from './images-table';
import { code, escaped, paragraphs } from './markdown';
import { needsSection } from './needs-table';
import { counted, cut } from './plain';
import { outputsSection, parametersSection } from './ports-table';
import { settingsSection } from './settings';
import { tasksSection } from './tasks-table';

/** What a page says beside the pipeline. */
export interface PageOptions {
  /** Its heading. @default - the pipeline's display name, or its name */
  readonly title?: string;
}

/** Letters of a description. */
const MOST_OF_DESCRIPTION = 2000;

const LEGEND = 'Whole arrows carry outputs, dotted ones only say what comes first. ' +
  'A slanted box imports an artifact, a cylinder makes or removes a claim, a rounded box runs even after a failure.';

/**
 * A page in Markdown about a compiled pipeline, for the review of a change: its graph, and tables of what it takes, gives, runs and needs. Values of variables,
 * long constants and what is named like a credential are not in it. Of a pipeline that Mermaid could not draw whole, loops and nested pipelines are one box each.
 *
 * @throws ConfigError `PipelineText`, `PipelineField`, `UnknownProp`, `WrongProp`
 */
export function pipelinePage(compiled: CompiledPipeline, options: PageOptions = {}): string {
  const { title } = checkedProps(undefined, 'pipelines/picture#PageOptions', options);
  const { spec, platform } = checkedPipeline(compiled);
  const { name, displayName, description = '' } = spec.pipelineInfo;
  const graph = new Graph({ spec, platform });
  const parts = [
    `# ${escaped(title ?? displayName ?? name)}`,
    `Pipeline ${code(name)}, ${counted(graph.tasks.filter(({ component }) => component?.dag === undefined).length, 'task')}.`,
    paragraphs(cut(description, MOST_OF_DESCRIPTION)),
    ...picture(graph),
    ...parametersSection(spec.root),
    ...outputsSection(spec.root, graph.root),
    ...tasksSection(graph),
    ...imagesSection(graph),
    ...needsSection(graph),
    ...settingsSection(platform?.platforms.kubernetes?.pipelineConfig),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function picture(graph: Graph): string[] {
  const { text, note } = flowchart(graph);
  return graph.tasks.length === 0 ? [] : text === undefined ? [note] : [note, `\`\`\`mermaid\n${text}\n\`\`\``, LEGEND];
}
