/**
 * What the webhook of workspaces refuses of kinds. Source: Kubeflow Notebooks v2.0.0-alpha.3, internal/webhook/workspacekind_webhook.go of its controller.
 * Labels and annotations of the pods are looked at by `Names/Length`, options and ports of one id by the schema.
 */
import { Field, listed, shown } from '../../core';
import { Fault, fault, ruleOf, said } from '../fault';
import { templateFault, TemplateFunction } from '../go-template';

/** Key of the kind that says which workspaces there may be. */
export const KIND = 'kubeflow.org/WorkspaceKind';

/** `WorkspaceKind/Options`: defaults, redirects and ports lead to what the kind has. */
export const workspaceKindOptions = ruleOf('WorkspaceKind/Options',
  'The webhook of workspaces refuses a kind whose defaults, redirects or ports lead nowhere, and the whole sync stops.',
  { [KIND]: at => wrongOptions(at.at('spec', 'podTemplate')) });

/** `WorkspaceKind/Templates`: variables and headers can be rendered. */
export const workspaceKindTemplates = ruleOf('WorkspaceKind/Templates',
  'The webhook of workspaces renders the values of variables and headers by Go\'s templates, and refuses a kind with one that it cannot render: the whole sync stops.',
  { [KIND]: at => wrongTemplates(at.at('spec', 'podTemplate')) });

/** Options of a kind, as workspaces and other options may name them. */
export function optionIds(options: Field, list: string): string[] {
  return options.at(list, 'values').items().flatMap(one => one.at('id').text ?? []);
}

function* wrongOptions(template: Field): Generator<Fault> {
  const ports = template.at('ports').items().map(one => one.at('id').text);
  for (const list of ['imageConfig', 'podConfig']) {
    const options = template.at('options', list);
    const ids = optionIds(template.at('options'), list);
    yield* unknown(options.at('spawner', 'default'), ids);
    yield* wrongRedirects(options.at('values').items(), ids);
  }
  for (const image of template.at('options', 'imageConfig', 'values').items()) {
    yield* wrongPorts(image.at('spec', 'ports').items(), ports.flatMap(id => id ?? []));
  }
}

function unknown(field: Field, ids: readonly string[]): Fault[] {
  return field.text === undefined || ids.includes(field.text) ? [] : [fault(field, 'must be the id of one of the options beside it', `write one of ${listed(ids)}`)];
}

function* wrongRedirects(options: readonly Field[], ids: readonly string[]): Generator<Fault> {
  // Of several options of one id, the last one counts.
  const targets = new Map(options.map(one => [one.at('id').text, one.at('redirect', 'to')]));
  for (const [id, to] of targets) {
    const circle = to.text === undefined ? [] : circleFrom(id, targets);
    if (circle.length > 0) {
      yield said(to, `leads in a circle, got ${circle.map(one => shown(one)).join(' -> ')}`, 'leave one of these redirects out');
    } else {
      yield* unknown(to, ids);
    }
  }
}

/** The options from one on, if the redirects lead back to it. */
function circleFrom(start: string | undefined, targets: ReadonlyMap<string | undefined, Field>): readonly (string | undefined)[] {
  const way = [start];
  for (let next = targets.get(start)?.text; next !== undefined && way.length <= targets.size; next = targets.get(next)?.text) {
    way.push(next);
    if (next === start) {
      return way;
    }
  }
  return [];
}

function* wrongPorts(ports: readonly Field[], known: readonly string[]): Generator<Fault> {
  const seen = new Set<number>();
  for (const one of ports) {
    const [id, port] = [one.at('id'), one.at('port')];
    if (id.text !== undefined && !known.includes(id.text)) {
      yield fault(id, 'must be the id of one of spec.podTemplate.ports', `write one of ${listed(known)}, or add the port there`);
    }
    if (port.number !== undefined && seen.has(port.number)) {
      yield fault(port, 'must not be the number of two ports of an image', 'write another number, or remove one of the two');
    }
    seen.add(port.number ?? NaN);
  }
}

/** What templates may call beside Go's own functions: the path of a port. The webhook gives a text in its place. */
const PATHS: Readonly<Record<string, TemplateFunction>> = { httpPathPrefix: { takes: ['quoted text'], give: () => ({ type: 'string', value: 'DUMMY_HTTP_PATH_PREFIX' }) } };

function* wrongTemplates(template: Field): Generator<Fault> {
  for (const variable of template.at('extraEnv').items()) {
    yield* wrongTemplate(variable.at('value'));
  }
  for (const port of template.at('ports').items()) {
    const headers = port.at('httpProxy', 'requestHeaders');
    for (const [, value] of [...headers.at('set').entries(), ...headers.at('add').entries()]) {
      yield* wrongTemplate(value);
    }
  }
}

/** Values may be secret, and are not shown. */
function wrongTemplate(field: Field): Fault[] {
  const problem = field.text === undefined ? undefined : templateFault(field.text, PATHS);
  return problem === undefined ? [] : [fault(field, `must be a template that Go renders, and ${problem}`,
    'correct it, as in {{ httpPathPrefix "jupyterlab" }}; for "{{" itself write {{ "{{" }}', 'got a string')];
}
