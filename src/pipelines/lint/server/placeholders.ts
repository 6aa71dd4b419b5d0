import { shown } from '../../../core/errors';
import { Field, isRecord } from '../../../core/field';
import type { Target } from '../../ir/targets';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { Placeholder, placeholdersOf } from '../placeholders';
import { readable } from '../rules/containers';
import { strings } from '../walk';

/** `Server/Concat`: texts are joined when the pipeline is compiled. */
export const serverConcat: PipelineRule = {
  id: 'Server/Concat',
  severity: 'warning',
  why: 'The open-source server resolves no Concat: the program gets its JSON.',
  check: function* (pipeline) {
    for (const { at, json } of structures(pipeline)) {
      if ('Concat' in json) {
        yield { at, problem: 'is joined by nobody, got Concat', fix: 'write the parts as one text, placeholders included' };
      }
    }
  },
};

/** `Server/IfPresent`: arguments that depend on an input are such as the server can leave out. */
export const serverIfPresent = (target: Target): PipelineRule => ({
  id: 'Server/IfPresent',
  severity: 'warning',
  why: 'Servers before 2.17 resolve no IfPresent: the program gets its JSON. Later ones look at parameters alone, and at plain texts without outputs.',
  check: pipeline => conditionals(pipeline, target),
});

/** `Server/Metadata`: programs read what is known of a file by themselves. */
export const serverMetadata: PipelineRule = {
  id: 'Server/Metadata',
  severity: 'warning',
  why: 'The open-source server resolves no metadata of files: the program gets the placeholder as it is written.',
  check: function* (pipeline) {
    for (const { at, placeholder } of inContainers(pipeline)) {
      if (isMetadata(placeholder)) {
        yield { at, problem: `is not resolved, got ${shown(placeholder.text)}`, fix: 'pass {{$}}, and read the metadata from it in the program' };
      }
    }
  },
};

/** `Server/Placeholder`: all placeholders are resolved. */
export const serverPlaceholder: PipelineRule = {
  id: 'Server/Placeholder',
  severity: 'warning',
  why: 'What the open-source server does not resolve reaches the program as it is written.',
  check: unresolved,
};

/** Names that placeholders of an executor may read, by `inputs.parameters` and the like. */
type Readable = ReadonlyMap<string, ReadonlySet<string>>;

/** Releases that resolve no IfPresent. */
const WITHOUT_IF: readonly Target[] = ['2.14', '2.15', '2.16'];

/** An argument that is JSON with one of the two forms that compilers write. */
interface Structure {
  readonly at: Field;
  readonly json: Readonly<Record<string, unknown>>;
  readonly known: Readable;
}

function* structures(pipeline: PipelineDocument): Generator<Structure> {
  for (const [label, executor] of pipeline.executors) {
    const known = readable(pipeline, label);
    for (const list of ['command', 'args']) {
      for (const at of strings(executor.at('container', list))) {
        const json = /^\s*\{\s*"(Concat|IfPresent)"\s*:/.test(at.text ?? '') ? parsed(at.text ?? '') : undefined;
        if (json !== undefined) {
          yield { at, json, known };
        }
      }
    }
  }
}

function parsed(text: string): Structure['json'] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function* conditionals(pipeline: PipelineDocument, target: Target): Generator<Fault> {
  for (const { at, json, known } of structures(pipeline)) {
    if (!('IfPresent' in json)) {
      continue;
    }
    const content = new Field(json.IfPresent);
    const branches = ['Then', 'Else'].map(name => content.at(name)).filter(isSet);
    const input = content.at('InputName').text ?? '';
    const problem = WITHOUT_IF.includes(target) ? `is resolved from 2.17 on, got IfPresent for ${target}`
      : known.get('inputs.artifacts')?.has(input) ? `always takes Else, since it asks for a file, got ${shown(input)}`
        : at.text?.includes('$.outputs') ? 'is not resolved where it names an output, got IfPresent with outputs'
          : branches.every(isText) ? undefined : 'can hold texts alone, got IfPresent within it';
    if (problem !== undefined) {
      yield { at, problem, fix: 'pass the input always, or let the program or a shell decide' };
    }
  }
}

/** Whether a branch is a text, or a list of texts. */
function isText(branch: Field): boolean {
  return branch.text !== undefined || Array.isArray(branch.value) && branch.items().every(each => each.text !== undefined);
}

/** A placeholder in a container. */
interface InContainer {
  readonly at: Field;
  readonly placeholder: Placeholder;
  readonly isVariable: boolean;
  readonly known: Readable;
}

function* inContainers(pipeline: PipelineDocument): Generator<InContainer> {
  for (const [label, executor] of pipeline.executors) {
    const container = executor.at('container');
    const known = readable(pipeline, label);
    for (const at of strings(container)) {
      for (const placeholder of placeholdersOf(at.text ?? '')) {
        yield { at, placeholder, isVariable: at.path.startsWith(container.at('env').path), known };
      }
    }
  }
}

function isMetadata({ text, reads }: Placeholder): boolean {
  return reads !== undefined && text.includes('].metadata[');
}

/** Values of the run that the server puts in the place of a whole constant. */
const OF_RUN = new Set(['job_name', 'job_resource_name', 'job_uuid', 'job_create_time_utc', 'job_schedule_time_utc', 'task_name', 'task_uuid']
  .map(name => `{{$.pipeline_${name}}}`));
/** The only value that it also puts into a text. */
const WORKSPACE = '{{$.workspace_path}}';

function* unresolved(pipeline: PipelineDocument): Generator<Fault> {
  for (const { at, placeholder: { text, reads }, isVariable, known } of inContainers(pipeline)) {
    if (isVariable) {
      yield { at, problem: `is not resolved in a variable, got ${shown(text)}`, fix: 'pass it as an argument' };
    } else if (text !== '{{$}}' && reads === undefined) {
      yield { at, problem: `is not resolved, got ${shown(text)}`, fix: 'pass it as an input of the component whose constant it is' };
    } else if (reads !== undefined && at.text?.includes('\n') && !known.get(`${reads.side}.${reads.kind}`)?.has(reads.name)) {
      yield { at, problem: `names nothing that the component has, in a program, got ${shown(text)}`, fix: 'if it is meant as text, let the program put it together' };
    }
  }
  for (const { inputs } of pipeline.tasks) {
    for (const input of inputs.parameters.values()) {
      const constant = input.at('runtimeValue', 'constant');
      for (const at of strings(constant)) {
        for (const { text, reads } of placeholdersOf(at.text ?? '')) {
          const isWhole = at.path === constant.path && at.text === text;
          if (reads === undefined && !(isWhole && OF_RUN.has(text)) && !(text === WORKSPACE && at.path === constant.path)) {
            yield {
              at,
              problem: `is not resolved${OF_RUN.has(text) || text === WORKSPACE ? ' within another value' : ''}, got ${shown(text)}`,
              fix: OF_RUN.has(text) ? 'pass it as a constant of its own, and let the program put the text together' : 'write a value',
            };
          }
        }
      }
    }
  }
}
