import { Field, Located, ManifestSet, podsOf, Rule, Violation } from '../../core';

/** `Notebook/Form`: the notebooks page can show the notebook. */
export const notebookForm: Rule = {
  id: 'Notebook/Form',
  why: 'The notebooks page reads image, requests and mounts of the first container of every Notebook: one that lacks them makes it fail for the whole namespace.',
  check: unreadableNotebooks,
};

/** What the page reads of the first container, and an example (kubeflow/notebooks, crud-web-apps/jupyter; release in the pins). */
const READ: readonly (readonly [path: readonly string[], example: string])[] = [
  [['image'], 'a reference such as ghcr.io/example/lab:1.0'],
  [['resources', 'requests', 'cpu'], '500m'],
  [['resources', 'requests', 'memory'], '1Gi'],
];

function* unreadableNotebooks(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kubeflow.org/Notebook')) {
    const [container] = podsOf(at).flatMap(({ spec }) => spec.at('containers').items());
    yield* container === undefined ? [unsaid(at, at.at('spec', 'template', 'spec', 'containers'), 'the server\'s container')] : unread(at, container);
  }
}

function unread(at: Located, container: Field): Violation[] {
  const mounts = container.at('volumeMounts');
  return [
    ...READ.map(([path, example]) => [container.at(...path), example] as const).filter(([{ value }]) => value === undefined || value === null)
      .map(([field, example]) => unsaid(at, field, example)),
    ...mounts.items().length > 0 ? [] : [unsaid(at, mounts, 'at least one mount, e.g. of an emptyDir at /dev/shm')],
  ];
}

function unsaid(at: Located, field: Field, example: string): Violation {
  return { at, field: field.path, problem: 'is read by the notebooks page, which fails for the whole namespace without it, got nothing', fix: `write it: ${example}` };
}
