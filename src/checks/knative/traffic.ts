import { Field, shown } from '../../core';
import { DNS_SUBDOMAIN, isDnsSubdomain } from '../../core/names';
import { Fault, given, isSet, said } from '../fault';

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Whether a text can be the name of a Service: a DNS label that starts with a letter. */
export function isServiceName(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/** What Knative refuses of a list of targets; those of a Service name no Configuration. Source: pkg/apis/serving/v1/route_validation.go. */
export function* wrongTraffic(traffic: Field, isOfService: boolean): Generator<Fault> {
  const targets = traffic.items();
  if (targets.length === 0 && isOfService) {
    return; // all to the newest revision
  }
  const seen = new Set<string>();
  for (const target of targets) {
    yield* wrongTarget(target, isOfService);
    const tag = target.at('tag');
    if (tag.text !== undefined && tag.text !== '') {
      if (!isServiceName(tag.text)) {
        yield said(tag, `must be a DNS label that starts with a letter, at most 63 lower-case letters, digits and "-", got ${shown(tag.text)}`, 'correct the tag');
      } else if (seen.has(tag.text)) {
        yield said(tag, `must not be that of two targets, got ${shown(tag.text)}`, 'give it another tag');
      }
      seen.add(tag.text);
    }
  }
  const sum = targets.reduce((all, target) => all + (target.at('percent').number ?? 0), 0);
  if (sum !== 100) {
    yield said(traffic, `must have percents that add up to 100, got ${sum}`, 'correct the percents');
  }
}

function* wrongTarget(target: Field, isOfService: boolean): Generator<Fault> {
  const [revision, configuration, latest] = ['revisionName', 'configurationName', 'latestRevision'].map(name => target.at(name));
  if (isOfService && isSet(configuration)) {
    yield said(configuration, `may not be there, since it is that of the Service itself, got ${shown(configuration.value)}`, 'leave it out');
  } else if (isSet(revision) && isSet(configuration)) {
    yield said(target, `must name a revision or a Configuration, got both: ${shown(revision.value)} and ${shown(configuration.value)}`, 'leave one of them');
  } else if (!isOfService && !isSet(revision) && !isSet(configuration)) {
    yield said(target, 'must name a revision or a Configuration, got neither', 'write revisionName or configurationName');
  }
  for (const name of [revision, configuration]) {
    if (name.text !== undefined && name.text !== '' && !isDnsSubdomain(name.text)) {
      yield said(name, `must be the name of an object: lower-case letters, digits, "-" and ".", got ${shown(name.text)}`, 'correct the name');
    }
  }
  if (typeof latest.value === 'boolean' && isSet(revision) === latest.value) {
    yield said(latest, `must be ${!latest.value} ${isSet(revision) ? 'with' : 'without'} a revisionName, got ${latest.value}`, 'leave it out');
  }
  const percent = target.at('percent');
  if (percent.number !== undefined && (percent.number < 0 || percent.number > 100)) {
    yield said(percent, `must be from 0 to 100, got ${percent.number}`, 'write such a number');
  }
  if (isSet(target.at('url'))) {
    yield said(target.at('url'), `is written by Knative, got ${shown(target.at('url').value)}`, 'leave it out');
  }
}

/** What Knative's webhook refuses of a DomainMapping. Source: pkg/apis/serving/v1beta1/domainmapping_validation.go. */
export function* wrongMapping(metadata: Field, ref: Field): Generator<Fault> {
  const [name, generated, group, namespace] = [metadata.at('name'), metadata.at('generateName'), ref.at('group'), ref.at('namespace')];
  if (isSet(generated)) {
    yield said(generated, `may not be there, since the name is the domain, got ${shown(generated.value)}`, 'write name');
  }
  const labels = (name.text ?? '').split('.');
  if (name.text !== undefined && (labels.length < 2 || !DNS_SUBDOMAIN.test(name.text) || name.text.length > 253 || labels.some(label => label.length > 63))) {
    yield said(name, `must be a domain of at least two parts, got ${shown(name.text)}`, 'write the whole domain, such as app.example.com');
  } else if (name.text?.endsWith('.cluster.local') === true) {
    yield said(name, `must not be in the domain of the cluster itself, got ${shown(name.text)}`, 'write a domain of yours');
  }
  for (const field of ['name', 'kind', 'apiVersion'].map(one => ref.at(one)).filter(({ value }) => value === '')) {
    yield said(field, 'must not be empty', 'write it');
  }
  if (isSet(group)) {
    yield said(group, `may not be there, got ${shown(group.value)}`, 'write apiVersion with the group');
  }
  if (isSet(namespace) && given(metadata.at('namespace')) && namespace.value !== metadata.at('namespace').value) {
    yield said(namespace, `must be that of the object itself, got ${shown(namespace.value)}`, 'leave it out');
  }
}
