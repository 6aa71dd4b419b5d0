import { clusterObject, object } from '../support';

const GROUP = 'kubeflow.org/v1beta1';

/** An option of a kind, which may lead to another one. */
export const option = (id: string, rest: object = {}) => ({ id, spawner: { displayName: id }, spec: {}, ...rest });

/** An option that leads to another one. */
export const leading = (id: string, to: string) => option(id, { redirect: { to } });

/** An image with ports, by their numbers and ids. */
export const image = (...ports: readonly object[]) => option('scipy', { spec: { image: 'example.com/scipy:1', ports } });

/** Options of a kind, the first of which is chosen at first. */
export const options = (values: readonly { readonly id: string }[], first = values[0].id) => ({ spawner: { default: first }, values });

/** A kind `lab` with the image `scipy`, the sizes `small` and `large`, and the port `lab`. */
export function kind(template: object = {}, chosen: object = {}, name = 'lab'): object {
  return clusterObject(GROUP, 'WorkspaceKind', name, {
    spec: {
      podTemplate: {
        volumeMounts: { home: '/home/jovyan' }, ports: [{ id: 'lab', protocol: 'HTTP' }], ...template,
        options: { imageConfig: options([image({ id: 'lab', port: 8888 })]), podConfig: options([option('small'), option('large')]), ...chosen },
      },
    },
  });
}

/** A workspace `ana` of the kind `lab`. */
export function workspace(template: object = {}, chosen: object = {}, spec: object = {}): object {
  const podTemplate = { volumes: {}, options: { imageConfig: 'scipy', podConfig: 'small', ...chosen }, ...template };
  return object(GROUP, 'Workspace', 'ana', { spec: { kind: 'lab', podTemplate, ...spec } });
}
