import * as fs from 'fs';
import * as path from 'path';
import { Api } from './api';
import { SENTINEL_KIND } from './limits';
import { Finding, lines, Manifest, platform, REPOSITORY } from './manifests';
import { accept, Acceptance } from '../checks/acceptance';

/** The suite's server, with the default platform in it. */
export interface Suite {
  readonly api: Api;
  readonly manifests: readonly Manifest[];
  readonly acceptance: Acceptance;
}

/** Connects to the suite's server; whoever comes first installs the platform, so that each file of tests runs alone too. */
export async function suite(): Promise<Suite> {
  const kubeconfig = process.env.CONFORMANCE_KUBECONFIG;
  if (kubeconfig === undefined) {
    throw new Error('there is no server; run `npm run conformance`');
  }
  const api = await Api.connect(kubeconfig);
  const manifests = platform();
  const record = path.join(path.dirname(kubeconfig), 'acceptance.json');
  if (!fs.existsSync(record)) {
    const acceptance = await accept(api, manifests);
    await api.apply(SENTINEL_KIND); // long before somebody waits for it
    fs.writeFileSync(record, JSON.stringify(acceptance));
  }
  return { api, manifests, acceptance: JSON.parse(fs.readFileSync(record, 'utf8')) as Acceptance };
}

/** A text file of the suite. */
export function text(name: string): string {
  return fs.readFileSync(path.join(REPOSITORY, 'test', 'conformance', name), 'utf8');
}

/** What is known and accepted: an object, a part of what is said of it, and the reason. */
export interface Known {
  readonly object: RegExp;
  readonly problem: RegExp;
  readonly reason: string;
}

/** Findings that are not known, as lines; also known ones that are not found any more, unless the findings are only some of all. */
export function unknown(findings: readonly Finding[], known: readonly Known[], which: 'all' | 'some' = 'all'): string[] {
  const matches = (one: Finding, entry: Known) => entry.object.test(one.object) && entry.problem.test(one.problem);
  return [
    ...lines(findings.filter(one => !known.some(entry => matches(one, entry)))),
    ...which === 'some' ? [] : known.filter(entry => !findings.some(one => matches(one, entry)))
      .map(entry => `known, but not found any more: ${entry.object.source}: ${entry.problem.source}`),
  ];
}
