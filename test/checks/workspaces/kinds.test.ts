import { image, kind, leading, option, options } from './support';
import { namesLength, workspaceKindOptions, workspaceKindTemplates, workspaceVolumes } from '../../../src/checks';
import { found } from '../support';

const at = (field: string) => `WorkspaceKind/lab spec.podTemplate.${field}`;

describe('WorkspaceKind/Options', () => {
  test('lets kinds pass whose options lead to each other, hidden ones too', () => {
    expect(found(workspaceKindOptions, [
      kind(), kind({}, { podConfig: options([leading('a', 'b'), leading('b', 'c'), option('c', { spawner: { hidden: true } }), leading('d', 'c')], 'c') }),
      kind({ ports: [{ id: 'lab' }, { id: 'more' }] }, { imageConfig: options([image({ id: 'lab', port: 1 }, { id: 'more', port: 2 })]) }),
    ])).toEqual([]);
  });

  test('leaves what is missing or of another form to the schema', () => {
    expect(found(workspaceKindOptions, [
      kind({}, { imageConfig: undefined, podConfig: {} }), kind({ ports: undefined }, { imageConfig: options([image({})]) }), kind({ options: 7 }, { podConfig: { values: 7 } }),
      kind({}, { podConfig: options([option('a', { redirect: {} }), option('b', { redirect: 7 })]) }),
    ])).toEqual([]);
  });

  test('finds defaults that are no option', () => {
    const [imageConfig, podConfig] = [options([image({ id: 'lab', port: 1 })], 'scipi'), options([option('small'), option('large')], 'scipy')];
    expect(found(workspaceKindOptions, [kind({}, { imageConfig, podConfig })])).toEqual([
      `${at('options.imageConfig.spawner.default')}: must be the id of one of the options beside it, got "scipi"; write one of scipy`,
      `${at('options.podConfig.spawner.default')}: must be the id of one of the options beside it, got "scipy"; write one of large, small`,
    ]);
  });

  test('finds redirects to nowhere', () => {
    expect(found(workspaceKindOptions, [kind({}, { podConfig: options([leading('a', 'gone'), leading('b', 'a')]) })])).toEqual([
      `${at('options.podConfig.values[0].redirect.to')}: must be the id of one of the options beside it, got "gone"; write one of a, b`,
    ]);
  });

  test('finds redirects in a circle, and says of those on it alone how they lead', () => {
    expect(found(workspaceKindOptions, [kind({}, { podConfig: options([leading('a', 'b'), leading('b', 'c'), leading('c', 'b'), leading('d', 'd')]) })])).toEqual([
      `${at('options.podConfig.values[1].redirect.to')}: leads in a circle, got "b" -> "c" -> "b"; leave one of these redirects out`,
      `${at('options.podConfig.values[2].redirect.to')}: leads in a circle, got "c" -> "b" -> "c"; leave one of these redirects out`,
      `${at('options.podConfig.values[3].redirect.to')}: leads in a circle, got "d" -> "d"; leave one of these redirects out`,
    ]);
  });

  test('finds ports of images that the kind does not have, and numbers twice', () => {
    expect(found(workspaceKindOptions, [
      kind({ ports: [{ id: 'lab' }, { id: 'more' }] }, { imageConfig: options([image({ id: 'lab', port: 80 }, { id: 'vnc', port: 81 }, { id: 'more', port: 80 })]) }),
    ])).toEqual([
      `${at('options.imageConfig.values[0].spec.ports[1].id')}: must be the id of one of spec.podTemplate.ports, got "vnc"; write one of lab, more, or add the port there`,
      `${at('options.imageConfig.values[0].spec.ports[2].port')}: must not be the number of two ports of an image, got 80; write another number, or remove one of the two`,
    ]);
  });
});

describe('WorkspaceKind/Templates', () => {
  const fix = 'correct it, as in {{ httpPathPrefix "jupyterlab" }}; for "{{" itself write {{ "{{" }}';
  const headers = (requestHeaders: object) => ({ ports: [{ id: 'lab', httpProxy: { requestHeaders } }] });

  test('lets values pass that Go renders, and what is no template', () => {
    expect(found(workspaceKindTemplates, [
      kind({
        extraEnv: [{ name: 'A', value: '/x{{ httpPathPrefix "lab" }}/' }, { name: 'B', value: '' }, { name: 'C', valueFrom: {} },
          { name: 'D', value: '{"a": {"b": 1}}' }, { name: 'E', value: 7 }],
        ...headers({ set: { 'X-Path': '{{- httpPathPrefix `lab` -}}' }, add: { 'X-B': 'b' }, remove: ['{{'] }),
      }),
    ])).toEqual([]);
  });

  test('finds variables that it does not, and shows none of their values', () => {
    expect(found(workspaceKindTemplates, [kind({ extraEnv: [{ name: 'A', value: '{{ httpPathPrefix \'lab\' }}' }, { name: 'B', value: 'hunter2{{' }] })])).toEqual([
      `${at('extraEnv[0].value')}: must be a template that Go renders, and has "'lab'", where single quotes are for one letter; put texts in double quotes, got a string; ${fix}`,
      `${at('extraEnv[1].value')}: must be a template that Go renders, and has a "{{" without "}}", got a string; ${fix}`,
    ]);
  });

  test('finds headers that it does not', () => {
    expect(found(workspaceKindTemplates, [kind(headers({ set: { 'X-A': '{{ path }}' }, add: { 'X-B': '{{ "lab" | httpPathPrefix }}' } }))])).toEqual([
      `${at('ports[0].httpProxy.requestHeaders.set.X-A')}: must be a template that Go renders, and has a function that is not there: "path", got a string; ${fix}`,
      `${at('ports[0].httpProxy.requestHeaders.add.X-B')}: must be a template that Go renders, and gives a text to httpPathPrefix, which takes a text in double quotes alone, ` +
        `got a string; ${fix}`,
    ]);
  });
});

test('Names/Length finds labels and annotations of pods that the webhook refuses', () => {
  const podMetadata = { labels: { 'team': 'a b', 'a/b/c': 'x', 'ok': 'x' }, annotations: { 'a b': 'any value' } };
  expect(found(namesLength, [kind({ podMetadata })])).toEqual([
    `${at('podMetadata.labels.team')}: must be a string of at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, got "a b"; ` +
      'shorten or change the value, or write it into an annotation',
    `${at('podMetadata.labels["a/b/c"]')}: the key must be [<DNS subdomain>/]<name of at most 63 characters>, got "a/b/c"; choose another key`,
    `${at('podMetadata.annotations["a b"]')}: the key must be [<DNS subdomain>/]<name of at most 63 characters>, got "a b"; choose another key`,
  ]);
});

test('Workspace/Volumes finds mounts of a kind whose volume is not there', () => {
  const mounts = ['dshm', 'cache', 'home-volume', 'data-volume-0'].map(name => ({ name, mountPath: `/${name}` }));
  expect(found(workspaceVolumes, [kind({ extraVolumes: [{ name: 'dshm' }], extraVolumeMounts: mounts })])).toEqual([
    `${at('extraVolumeMounts[1].name')}: must be the name of one of extraVolumes, got "cache"; write one of dshm, or add the volume`,
  ]);
});
