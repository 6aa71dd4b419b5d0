import { Delivery, ordered, resourcesFinalizer, syncPolicy } from './applications';
import { ApplicationSpec } from '../apis/argoproj.io/v1alpha1';
import { HelmChart } from '../core';

/** A Helm chart that belongs to a component of the output. */
export interface ComponentChart {
  /** The component, whose folder is applied before it. */
  readonly component: string;
  readonly chart: HelmChart;
}

/** Name of the chart's Application without its first part. */
export function chartId({ component }: ComponentChart): string {
  return `${component}-chart`;
}

/** The Application of a chart, which Argo CD renders itself. */
export function chartApplication(delivery: Delivery, one: ComponentChart, wave: number) {
  const { repository: repoURL, name: chart, version: targetRevision, values: valuesObject, namespace } = one.chart;
  return {
    metadata: {
      name: `${delivery.name}-${chartId(one)}`,
      namespace: delivery.namespace,
      annotations: { ...ordered(wave), 'argocd.argoproj.io/sync-options': 'Delete=false' },
      finalizers: resourcesFinalizer,
    },
    spec: {
      project: delivery.name,
      source: { repoURL, chart, targetRevision, helm: { releaseName: chart, valuesObject } },
      destination: { ...delivery.destination, namespace },
      revisionHistoryLimit: 5,
      syncPolicy,
    } satisfies ApplicationSpec,
  };
}
