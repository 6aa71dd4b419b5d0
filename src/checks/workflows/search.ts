/**
 * The search for templates that workflows call.
 *
 * Source: Argo Workflows, workflow/templateresolution; release in pins/.
 */
import { Base, Found, templatesOf } from './found';
import { globalOutputs, stepsOf } from './templates';
import { Scope } from './variables';
import { Field } from '../../core';
import { fault, filled, given } from '../fault';

/** Who calls templates, and from where. */
export interface Place {
  readonly base: Base;
  /** Field of the workflow that leads to another object, in which the walk is. @default - the walk is in the workflow itself */
  readonly via?: Field;
}

/** A template that was called; unknown where only the run tells. */
export interface Called {
  readonly template: Field;
  readonly place: Place;
}

/** Finds objects with templates by a reference; `unknown` where they are not known. */
export type Finder = (reference: Field) => Base | 'unknown' | undefined;

/** Finds templates, and keeps what is wrong. */
export class Search {
  /** What is wrong with the workflow. */
  public readonly found: Found[] = [];
  private readonly opened = new Set<string>();

  constructor(
    /** The workflow itself. */
    protected readonly home: Base,
    private readonly find: Finder,
    /** Names that are known everywhere. */
    protected readonly globals: Scope,
  ) {
    this.open(home);
  }

  /** Outputs of a base that all its templates see. */
  protected open(base: Base): void {
    if (!this.opened.has(base.id)) {
      this.opened.add(base.id);
      const templates = templatesOf(base);
      const inline = templates.flatMap(one => [...stepsOf(one), ...one.at('dag', 'tasks').items()]).map(one => one.at('inline'));
      this.globals.addScope(globalOutputs([...templates, ...inline]));
    }
  }

  /** Keeps what is wrong, unless another object has it. */
  protected say(place: Place, found: Found): void {
    if (place.via === undefined) {
      this.found.push(found);
    }
  }

  /** Keeps all that is wrong. */
  protected sayAll(place: Place, found: Iterable<Found>): void {
    for (const one of found) {
      this.say(place, one);
    }
  }

  /** A template of the object in which the walk is. */
  protected local(place: Place, name: Field): Called | undefined {
    const template = templatesOf(place.base).find(one => one.at('name').text === name.text);
    if (template === undefined && this.isBorrowed(place.base, name)) {
      return undefined;
    }
    if (template === undefined) {
      this.say(place, { subject: 'reference', ...fault(name, 'names a template that does not exist', 'correct the name, or add the template') });
      return undefined;
    }
    return { template, place };
  }

  /** Templates of other objects are known by their bare names too, once a step has called them. */
  private isBorrowed(base: Base, { text }: Field): boolean {
    const references = templatesOf(base).flatMap(one => [...stepsOf(one), ...one.at('dag', 'tasks').items()]).map(one => one.at('templateRef', 'template'));
    return references.some(one => one.text !== undefined && one.text === text);
  }

  /** The template that a step or task calls. */
  protected resolve(place: Place, step: Field): Called | undefined {
    const [inline, reference, name] = ['inline', 'templateRef', 'template'].map(one => step.at(one));
    if (given(inline)) {
      return { template: inline, place };
    }
    if (given(reference)) {
      return this.referred(place, reference);
    }
    if (!filled(name)) {
      this.say(place, { subject: 'form', ...fault(name, 'must be given, unless templateRef or inline is', 'name a template') });
    }
    return name.text === undefined || name.text === '' ? undefined : this.local(place, name);
  }

  private referred(place: Place, reference: Field): Called | undefined {
    const [name, wanted] = [reference.at('name'), reference.at('template')];
    if (name.text === undefined || wanted.text === undefined || `${name.text} ${wanted.text}`.includes('{{')) {
      return undefined;
    }
    const base = this.find(reference);
    if (base === undefined) {
      this.say(place, { subject: 'reference', ...fault(
        name,
        `names a ${reference.at('clusterScope').value === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate'} that does not exist`,
        'correct the name, add the object, or declareExternal() it if somebody else makes it',
      ) });
      return undefined;
    }
    if (base === 'unknown') {
      return undefined;
    }
    this.open(base);
    const template = templatesOf(base).find(one => one.at('name').text === wanted.text);
    if (template === undefined) {
      this.say(place, { subject: 'reference', ...fault(wanted, `names a template that ${base.at.label} does not have`, 'correct the name, or add the template') });
      return undefined;
    }
    return { template, place: { base, via: place.via ?? reference } };
  }
}
