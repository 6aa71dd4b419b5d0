import { RELEASES } from '../../core';

/** What labels say of a part of cert-manager. */
export interface PartLabels {
  /** What it is called in labels. */
  readonly app: string;
  /** Its role in labels. */
  readonly component: string;
}

/** A program of cert-manager, with its own Deployment, account, Service and labels. */
export interface Part extends PartLabels {
  /** Name of its objects. */
  readonly name: string;
}

/** Issues certificates. */
export const CONTROLLER: Part = { name: 'cert-manager', app: 'cert-manager', component: 'controller' };

/** Writes certificates of authorities into webhooks, APIServices and definitions. */
export const CAINJECTOR: Part = { name: 'cert-manager-cainjector', app: 'cainjector', component: 'cainjector' };

/** Checks cert-manager's own objects. */
export const WEBHOOK: Part = { name: 'cert-manager-webhook', app: 'webhook', component: 'webhook' };

/** The definitions of cert-manager's kinds. */
export const DEFINITIONS: PartLabels = { app: 'cert-manager', component: 'crds' };

/** Secret in the pods' namespace that the webhook makes for its own authority. */
export const WEBHOOK_CA = 'cert-manager-webhook-ca';

/** Labels that select the pods of a part: immutable in a cluster. */
export function selectorOf({ app, component }: PartLabels): Record<string, string> {
  return { 'app.kubernetes.io/component': component, 'app.kubernetes.io/instance': 'cert-manager', 'app.kubernetes.io/name': app };
}

/** Labels of a part's pods and other objects. */
export function labelsOf(part: PartLabels): Record<string, string> {
  return { app: part.app, ...selectorOf(part), 'app.kubernetes.io/version': RELEASES['cert-manager'] };
}

/** Labels of what belongs to no single program. */
export const COMMON_LABELS = { 'app.kubernetes.io/component': 'cert-manager', 'app.kubernetes.io/name': 'cert-manager' };
