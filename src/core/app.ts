import * as path from 'node:path';
import { App as Cdk8sApp, IResolver } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { ConfigError, kindOf, listed, nearest, shown } from './errors';
import { ManifestSet } from './manifests';
import { Annotator } from './render';
import { Finding, Rule, Waiver } from './rule';
import { Changes, writeFolder } from './writer';
import { summaryText } from './summary';
import { describe, Report, Synthesis } from './synthesis';

/** Properties of {@link ManifestApp}. */
export interface ManifestAppProps {
  /** Folder that the files are written to, in the current one. @default 'dist' */
  readonly outdir?: string;
  /** Checks that run at every synthesis. @default [] */
  readonly rules?: readonly Rule[];
  /** Findings that are accepted, each with its reason. @default [] */
  readonly waivers?: readonly Waiver[];
  /** Resolvers of cdk8s, which put values of other tools into manifests. @default [] */
  readonly resolvers?: readonly IResolver[];
  /** Whether `synth()` says on standard error what it did. @default true */
  readonly summary?: boolean;
}

/** All that a synthesis found wrong, at once. */
export class FindingsError extends ConfigError {
  /** Each violation with its rule, in the order of the rules. */
  public declare readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], root: IConstruct) {
    const many = `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
    super('Findings', `${many}, nothing was written; docs/rules.md of cdk8s-kubeflow explains each rule`, undefined, {
      details: findings.map(one => describe(one, root)).join('\n'),
    });
    // Node prints an error that nobody catches with its stack and fields; here the text alone helps.
    Object.defineProperty(this, 'findings', { value: findings, enumerable: false });
    this.stack = this.message;
  }
}

const PROPS: readonly string[] = Object.keys({ outdir: true, rules: true, waivers: true, resolvers: true, summary: true } satisfies Record<keyof ManifestAppProps, true>);

/** What callers without types pass: a mistyped folder would leave its files in another. */
function checkNames(props: ManifestAppProps): void {
  const other = Object.keys(props).find(name => !PROPS.includes(name));
  if (other !== undefined) {
    throw new ConfigError('UnknownProp', `${other} is no property of an app, got ${kindOf(props[other as keyof ManifestAppProps])}; ` +
      `${nearest(other, PROPS) === undefined ? `there are ${listed(PROPS)}` : `use ${shown(nearest(other, PROPS))}`}`);
  }
  const outdir: unknown = props.outdir;
  if (outdir !== undefined && typeof outdir !== 'string') {
    throw new ConfigError('WrongProp', `outdir must be the path of a folder, got ${shown(outdir)}; pass e.g. "dist"`);
  }
}

const MARK = Symbol.for('cdk8s-kubeflow.app');
const CLI_FOLDER = 'CDK8S_OUTDIR';

/**
 * A cdk8s app that writes one file per object, in one folder per chart, after all checks have passed.
 *
 * `KubeflowApp` of the package's root is this class with all rules.
 *
 * @throws ConfigError `Findings`, `FileCollision`, `OutputFolder`, `NothingToWrite`, `UnknownProp`, `WrongProp`
 */
export class ManifestApp extends Cdk8sApp {
  /**
   * The app at the top of a tree, also one of another copy of this package; undefined if it is another class.
   */
  public static at(construct: IConstruct): ManifestApp | undefined {
    const { root } = construct.node;
    return MARK in root ? root as unknown as ManifestApp : undefined;
  }

  /** Folder that the files are written to. */
  public override readonly outdir: string;
  private readonly rules: Rule[];
  private readonly waivers: Waiver[];
  private readonly annotators: Annotator[] = [];
  private readonly reports: Report[] = [];
  private readonly preparations: (() => void)[] = [];
  private readonly summary: boolean;

  constructor(props: ManifestAppProps = {}) {
    super({ resolvers: [...props.resolvers ?? []] });
    checkNames(props);
    Object.defineProperty(this, MARK, { value: true });
    this.outdir = props.outdir ?? 'dist';
    this.rules = [...props.rules ?? []];
    this.waivers = [...props.waivers ?? []];
    this.summary = props.summary ?? true;
  }

  /** Adds a check. */
  public addRule(rule: Rule): void {
    this.rules.push(rule);
  }

  /** Accepts what a rule finds, with a reason. */
  public addWaiver(waiver: Waiver): void {
    this.waivers.push(waiver);
  }

  /** Adds annotations to all objects at synthesis, those of the author winning. */
  public addAnnotator(annotator: Annotator): void {
    this.annotators.push(annotator);
  }

  /**
   * Adds a text that is written beside the manifests.
   *
   * @throws ConfigError `ReportFile`
   */
  public addReport(report: Report): void {
    if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*\.(md|json)$/.test(report.file)) {
      throw new ConfigError('ReportFile', `a report must be a file inside the output folder that no applier reads, got ${shown(report.file)}; ` +
        'write e.g. "access.md"', this as unknown as Construct);
    }
    this.reports.push(report);
  }

  /**
   * Adds a step that runs before each rendering, when the tree is complete: it makes the objects that follow from all
   * others, in place of those that it made before.
   */
  public addPreparation(prepare: () => void): void {
    this.preparations.push(prepare);
  }

  /** All objects as they would be written. */
  public manifests(): ManifestSet {
    return this.synthesis().manifests;
  }

  /** What is wrong, without what is waived. */
  public findings(): readonly Finding[] {
    return this.synthesis().examination.findings;
  }

  /**
   * Checks all objects, then makes the output folder hold their files; on a failure the folder stays as it was. Says on
   * standard error what it did.
   */
  public override synth(): void {
    const start = performance.now();
    const synthesis = this.checked();
    const contents = synthesis.contents();
    const changes = writeFolder(path.resolve(this.outdir), contents);
    this.satisfyCli(synthesis);
    if (this.summary) {
      this.say(synthesis, changes, (performance.now() - start) / 1000);
    }
  }

  /** All objects as one YAML stream, in the order of the files, after the same checks. */
  public override synthYaml(): string {
    return this.checked().stream();
  }

  private synthesis(): Synthesis {
    const { rules, waivers, annotators, reports, preparations } = this;
    return new Synthesis(this, { rules, waivers, annotators, reports, preparations });
  }

  private checked(): Synthesis {
    const synthesis = this.synthesis();
    const { findings } = synthesis.examination;
    if (findings.length > 0) {
      throw new FindingsError(findings, this);
    }
    return synthesis;
  }

  /** The CLI of cdk8s, which has emptied the folder of its own, wants to see manifests there: it gets all of them in one file. */
  private satisfyCli(synthesis: Synthesis): void {
    const folder = process.env[CLI_FOLDER];
    if (folder !== undefined && path.resolve(folder) !== path.resolve(this.outdir)) {
      writeFolder(path.resolve(folder), new Map([['all.k8s.yaml', synthesis.stream()]]));
    }
  }

  private say(synthesis: Synthesis, changes: Changes, seconds: number): void {
    const { manifests: set, examination } = synthesis;
    process.stderr.write(`${summaryText({ folder: this.outdir, set, changes, examination, seconds })}\n`);
  }
}
