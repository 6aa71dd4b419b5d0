import { IConstruct } from 'constructs';
import { ConfigError } from './errors';
import { files, toYaml } from './files';
import { Located } from './located';
import { ManifestSet } from './manifests';
import { Annotator, rendered } from './render';
import { Examination, examine, Finding, nowhere, Rule, Waiver } from './rule';
import { whereMade } from './where';

/** A text that is written beside the manifests, made from all of them. */
export interface Report {
  /** Path below the output folder, ending in `.md` or `.json`. */
  readonly file: string;
  /** The text, a JSON object in a `.json` file; undefined if there is nothing to report. */
  render(set: ManifestSet): string | undefined;
}

/** What a synthesis takes beside the tree of constructs. */
export interface SynthesisOptions {
  readonly rules: readonly Rule[];
  readonly waivers: readonly Waiver[];
  readonly annotators: readonly Annotator[];
  readonly reports: readonly Report[];
  /** Steps that make the objects which follow from all others, before anything is rendered. */
  readonly preparations: readonly (() => void)[];
}

const VALIDATION: Rule = {
  id: 'Construct/Validation',
  why: 'A construct that says so itself cannot do what was asked of it.',
  check: () => [],
};

/**
 * The one way from constructs to files: prepare, validate, render, check, lay out. Each step is done once, when its result is
 * first asked for.
 */
export class Synthesis {
  private set?: ManifestSet;
  private result?: Examination;
  private written?: ReadonlyMap<string, string>;

  constructor(private readonly root: IConstruct, private readonly options: SynthesisOptions) {}

  /** All objects as they would be written. */
  public get manifests(): ManifestSet {
    if (this.set === undefined) {
      this.options.preparations.forEach(prepare => prepare());
      this.set = rendered(this.root, this.options.annotators);
    }
    return this.set;
  }

  /** What is wrong: what constructs say of themselves, then what the rules find, without what is waived. */
  public get examination(): Examination {
    if (this.result === undefined) {
      const { manifests } = this;
      const { findings, waived } = examine(manifests, this.options.rules, this.options.waivers);
      this.result = { findings: [...invalid(this.root), ...findings], waived };
    }
    return this.result;
  }

  /**
   * The text of each file, by its path.
   *
   * @throws ConfigError `FileCollision`
   */
  public contents(): ReadonlyMap<string, string> {
    const contents = new Map(this.texts);
    const taken = new Set<string>();
    for (const report of this.options.reports) {
      const text = report.render(this.manifests);
      if (text !== undefined) {
        if (taken.has(report.file.toLowerCase())) {
          throw new ConfigError('FileCollision', `a report has the file of another one, got "${report.file}"; give the report another file`);
        }
        taken.add(report.file.toLowerCase());
        contents.set(report.file, text);
      }
    }
    return contents;
  }

  /** All objects as one YAML stream, in the order of the files. */
  public stream(): string {
    return [...this.texts].sort(([a], [b]) => a < b ? -1 : 1).map(([, text]) => text).join('---\n');
  }

  /** The text of each object's file, by its path. */
  private get texts(): ReadonlyMap<string, string> {
    return this.written ??= new Map([...files(this.manifests)].map(([file, one]) => [file, toYaml(one.manifest)]));
  }
}

function invalid(root: IConstruct): Finding[] {
  return root.node.findAll().flatMap(construct => construct.node.validate().map(message => {
    const [problem, fix = ''] = message.split('; ');
    return { rule: VALIDATION, at: nowhere(construct.node.path, construct.constructor.name, construct.node.id), field: '', problem, fix };
  }));
}

/** A finding as text: rule, construct path with the line of the user's code, object, field, what is wrong, what to do. */
export function describe({ rule, at, field, problem, fix }: Finding, root?: IConstruct): string {
  const construct = at.object ?? (root && constructAt(root, at));
  const where = construct && whereMade(construct);
  return `${rule.id}  ${at.path}${where === undefined ? '' : `  (${where})`}\n    ${at.label}${field && ` ${field}`}: ${problem}${fix && `; ${fix}`}`;
}

function constructAt(root: IConstruct, { path }: Located): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), root);
}
