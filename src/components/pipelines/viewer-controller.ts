import { Construct } from 'constructs';
import { viewerControllerFacts } from './facts';
import { ACCOUNTS, Group, programLabels, PROGRAMS, watchedNamespace } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { VIEWER_RULES } from './rbac';
import { viewerCrd } from '../../apis/kubeflow.org/crds';
import { Component, Definition } from '../../core';

const NAME = PROGRAMS.viewer;

/** Turns each `Viewer` that people open from a run into a TensorBoard in their profile. */
export class ViewerController extends Construct {
  /** @param maxPerProfile viewers in one namespace, of which the oldest goes when there are more */
  constructor(scope: Construct, id: string, group: Group, maxPerProfile: number) {
    super(scope, id);
    const { labels } = group;
    new Definition(this, 'ViewerCrd', viewerCrd, { labels });
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.viewer, role: 'ml-pipeline-viewer-controller-role', binding: `${NAME}-binding`, labels, rules: VIEWER_RULES,
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(group, NAME),
      annotations: MOVABLE,
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/viewer-crd-controller'),
        imagePullPolicy: 'Always',
        env: [watchedNamespace(group, 'NAMESPACE'), { name: 'MAX_NUM_VIEWERS', value: String(maxPerProfile) }],
      },
      pod: { serviceAccountName: ACCOUNTS.viewer },
      facts: viewerControllerFacts(group),
    });
  }
}
