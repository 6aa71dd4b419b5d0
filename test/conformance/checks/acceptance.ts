import { Answer, Api, messageOf, succeeded } from '../support/api';
import { definitionsServed } from '../support/definitions';
import { concurrently, Finding, labelOf, Manifest } from '../support/manifests';
import { rolesFilled } from '../support/rights';

/** Namespaces that every cluster has. */
const GIVEN = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** What the server said to a set of objects. */
export interface Acceptance {
  readonly accepted: number;
  readonly refused: readonly Finding[];
  /** Texts of warning headers. */
  readonly warned: readonly Finding[];
  /** Namespaces with objects in them that no object makes. */
  readonly homeless: readonly Finding[];
}

/** Steps in which objects are applied: definitions, namespaces, all others. */
export function steps(manifests: readonly Manifest[]): Manifest[][] {
  const rank = ({ kind }: Manifest) => kind === 'CustomResourceDefinition' ? 0 : kind === 'Namespace' ? 1 : 2;
  return [0, 1, 2].map(step => manifests.filter(one => rank(one) === step));
}

/**
 * Applies all objects with strict validation, as one who wants to know everything that is wrong: nothing stops at the
 * first fault, and a namespace that nobody makes is reported, then made.
 *
 * @param manager field manager @default - the suite's own
 */
export async function accept(api: Api, manifests: readonly Manifest[], manager?: string): Promise<Acceptance> {
  const refused: Finding[] = [];
  const warned: Finding[] = [];
  const homeless = homelessOf(manifests);
  const [definitions, namespaces, others] = steps(manifests);
  const missing = homeless.map(one => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: one.object.replace('Namespace ', '') } }));
  for (const step of [definitions, namespaces, others]) {
    if (step === others) {
      await concurrently(missing, one => api.create(one)); // one that is there already stays as it is
    }
    const answers = await concurrently(step, one => api.apply(one, { manager }));
    step.forEach((one, index) => {
      const { refusal, warnings } = judged(one, answers[index]);
      refused.push(...refusal);
      warned.push(...warnings);
    });
    if (step === definitions && step.length > 0) {
      const unserved = await definitionsServed(api);
      refused.push(...unserved.filter(one => definitions.some(definition => labelOf(definition) === one.object)));
    }
  }
  return { accepted: manifests.length - new Set(refused.map(one => one.object)).size, refused, warned, homeless };
}

/** Objects whose content changes when they are applied a second time, after the controllers changed what they change: Argo CD would sync them for ever. */
export async function unstable(api: Api, manifests: readonly Manifest[]): Promise<Finding[]> {
  await definitionsServed(api);
  await rolesFilled(api);
  const before = await concurrently(manifests, one => api.read(one));
  const after = await concurrently(manifests, one => api.apply(one));
  return manifests.flatMap((one, index) => {
    if (!succeeded(after[index])) {
      return [{ object: labelOf(one), problem: `a second apply is refused: ${messageOf(after[index].body)}` }];
    }
    const [was, is] = [before[index].body, after[index].body].map(content);
    return was === is ? [] : [{ object: labelOf(one), problem: `a second apply changes it from ${was.slice(0, 300)} to ${is.slice(0, 300)}` }];
  });
}

/** The object without the server's own bookkeeping. */
function content(body: any): string {
  const without = (value: any, ...keys: readonly string[]) => Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !keys.includes(key)));
  return JSON.stringify({ ...without(body, 'status', 'metadata'), metadata: without(body?.metadata, 'resourceVersion', 'generation', 'managedFields') });
}

function judged(one: Manifest, answer: Answer) {
  return {
    refusal: succeeded(answer) ? [] : [{ object: labelOf(one), problem: messageOf(answer.body) }],
    warnings: answer.warnings.map(problem => ({ object: labelOf(one), problem })),
  };
}

function homelessOf(manifests: readonly Manifest[]): Finding[] {
  const made = new Set([...GIVEN, ...manifests.filter(one => one.kind === 'Namespace').map(one => one.metadata.name)]);
  const wanted = new Map<string, number>();
  for (const { metadata: { namespace } } of manifests) {
    namespace !== undefined && !made.has(namespace) && wanted.set(namespace, (wanted.get(namespace) ?? 0) + 1);
  }
  return [...wanted].sort().map(([name, count]) => ({ object: `Namespace ${name}`, problem: `is made by nobody, though ${count} object${count === 1 ? ' lies' : 's lie'} in it` }));
}
