import * as path from 'path';
import { App as Cdk8sApp, AppProps as Cdk8sAppProps } from 'cdk8s';
import { ConfigError } from './errors';
import { Annotator, collect, ManifestSet } from './manifests';
import { describe, examine, Finding, Rule, Waiver } from './rule';
import { files, toYaml, writeFolder } from './writer';

/** A text that is written beside the manifests, made from all of them. */
export interface Report {
  /** Path below the output folder, ending in `.md`. */
  readonly file: string;
  /** The text; undefined if there is nothing to report. */
  render(set: ManifestSet): string | undefined;
}

/** Properties of {@link ManifestApp}. */
export interface ManifestAppProps extends Pick<Cdk8sAppProps, 'outdir'> {
  /** Checks that run at every synthesis. @default [] */
  readonly rules?: readonly Rule[];
  /** Findings that are accepted, each with its reason. @default [] */
  readonly waivers?: readonly Waiver[];
}

/** All that a synthesis found wrong, at once. */
export class FindingsError extends ConfigError {
  /** Each violation with its rule, in the order of the rules. */
  public declare readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super('Findings', `${findings.length} finding${findings.length === 1 ? '' : 's'}, nothing was written; docs/rules.md explains each rule\n\n` +
      `${findings.map(describe).join('\n')}\n`);
    // Node prints an error that nobody catches with its stack and fields; here the text alone helps.
    Object.defineProperty(this, 'findings', { value: findings, enumerable: false });
    this.stack = this.message;
  }
}

/**
 * A cdk8s app that writes one file per object, in one folder per chart, after all checks have passed.
 *
 * `App` of the package's root is this class with all rules.
 *
 * @throws ConfigError `Findings`, `Validation`, `FileCollision`, `OutputFolder`
 */
export class ManifestApp extends Cdk8sApp {
  private readonly rules: Rule[];
  private readonly waivers: Waiver[];
  private readonly annotators: Annotator[] = [];
  private readonly reports: Report[] = [];
  private readonly preparations: (() => void)[] = [];

  constructor(props: ManifestAppProps = {}) {
    super({ outdir: props.outdir });
    this.rules = [...props.rules ?? []];
    this.waivers = [...props.waivers ?? []];
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

  /** Adds a text that is written beside the manifests. */
  public addReport(report: Report): void {
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
    this.preparations.forEach(prepare => prepare());
    return sorted(() => collect(this, this.annotators));
  }

  /** What the rules find, without what is waived. */
  public findings(set: ManifestSet = this.manifests()): Finding[] {
    return examine(set, this.rules, this.waivers);
  }

  /** Checks all objects, then replaces the output folder by them; on a failure the old folder stays as it was. */
  public override synth(): void {
    const invalid = this.node.findAll().flatMap(one => one.node.validate().map(message => `${one.node.path}: ${message}`));
    if (invalid.length > 0) {
      throw new ConfigError('Validation', `${invalid.length} construct${invalid.length === 1 ? '' : 's'} cannot be synthesized, nothing was written\n\n${invalid.join('\n')}\n`);
    }
    const set = this.manifests();
    const findings = this.findings(set);
    if (findings.length > 0) {
      throw new FindingsError(findings);
    }
    const contents = new Map<string, string>();
    for (const [file, one] of files(set)) {
      contents.set(file, toYaml(one.manifest));
    }
    for (const report of this.reports) {
      const text = report.render(set);
      if (text !== undefined) {
        contents.set(report.file, text);
      }
    }
    const folder = path.resolve(this.outdir);
    writeFolder(folder, contents);
    // `cdk8s synth` empties its own output folder before the app runs, so cdk8s.yaml names one that nobody needs; it wants to see manifests there.
    const cli = process.env.CDK8S_OUTDIR;
    if (cli !== undefined && path.resolve(cli) !== folder) {
      writeFolder(path.resolve(cli), contents);
    }
  }

  /** All objects as one YAML stream, in the order of the files. */
  public override synthYaml(): string {
    return [...files(this.manifests())].sort(([a], [b]) => a < b ? -1 : 1).map(([, one]) => toYaml(one.manifest)).join('---\n');
  }
}

/** cdk8s sorts the keys of an object unless an environment variable forbids it; our output must not depend on it. */
function sorted<T>(render: () => T): T {
  const variable = process.env.CDK8S_DISABLE_SORT;
  delete process.env.CDK8S_DISABLE_SORT;
  try {
    return render();
  } finally {
    if (variable !== undefined) {
      process.env.CDK8S_DISABLE_SORT = variable;
    }
  }
}
