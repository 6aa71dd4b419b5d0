/**
 * telemetry.istio.io/v1alpha1: Telemetry, with the fields of v1.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../meta';
import { TelemetryResource } from './v1';

/** `Telemetry`, namespaced. */
export class Telemetry extends ApiObject {
  public static readonly GVK = { apiVersion: 'telemetry.istio.io/v1alpha1', kind: 'Telemetry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TelemetryResource>) {
    super(scope, id, { ...Telemetry.GVK, ...props });
  }
}
