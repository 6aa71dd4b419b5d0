/** The images that the pods of a pipeline pull. */
import type { Graph } from './graph';
import { code, tableSection } from './markdown';
import { firstOf, masked } from './plain';
import { CLAIM, Task } from './task';
import { withoutPlaceholders } from './words';

/** Tasks that are named at an image or an object. */
export const MOST_TASKS = 8;

/** The table of images, each once. */
export function imagesSection({ tasks }: Graph): string[] {
  const users = new Map<string, Set<string>>();
  for (const task of tasks) {
    imagesOf(task).map(image => withoutPlaceholders(task, masked(image))).forEach(image => users.set(image, (users.get(image) ?? new Set()).add(task.name)));
  }
  const rows = [...users].sort(([a], [b]) => a < b ? -1 : 1).map(([image, names]) => [code(image), firstOf([...names].map(code), MOST_TASKS)]);
  return tableSection('Images', ['image', 'tasks'], rows);
}

function imagesOf({ executor, pod }: Task): string[] {
  const { container, importer } = executor ?? {};
  const uri = importer?.artifactUri.constant;
  return [
    ...container === undefined || CLAIM.test(container.image) ? [] : [container.image],
    ...(pod?.initContainers ?? []).map(({ image }) => image),
    ...typeof uri === 'string' && uri.startsWith('oci://') ? [uri.slice('oci://'.length)] : [],
  ];
}
