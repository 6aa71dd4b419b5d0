/**
 * kueue.x-k8s.io: kinds of nodes, and how near they are to each other, as all versions have them.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Toleration } from '../k8s/core/v1';
import { Time } from '../meta';

/**
 * How nodes of one kind are known.
 * @validation {"message":"at least one nodeLabel is required when topology is set","rule":"!has(self.topologyName) || self.nodeLabels.size() >= 1"}
 * @validation {"message":"nodeLabels are immutable when topologyName is set","rule":"!has(oldSelf.topologyName) || (has(self.nodeLabels) == has(oldSelf.nodeLabels) && (!has(self.nodeLabels) || self.nodeLabels == oldSelf.nodeLabels))"}
 * @validation {"message":"tolerations are immutable when topologyName is set","rule":"!has(oldSelf.topologyName) || (has(self.tolerations) == has(oldSelf.tolerations) && (!has(self.tolerations) || self.tolerations == oldSelf.tolerations))"}
 * @validation {"message":"topologyName is immutable when topologyName is set","rule":"!has(oldSelf.topologyName) || (has(self.topologyName) && self.topologyName == oldSelf.topologyName)"}
 * @check {"not":{"required":["topologyName"],"not":{"required":["nodeLabels"],"properties":{"nodeLabels":{"minProperties":1}}}},
 * "x-form":"with topologyName, but no nodeLabels"}
 */
export interface ResourceFlavorSpec {
  /**
   * Labels of the nodes, which the pods select.
   * @maxProperties 8
   * @mapType atomic
   * @check {"additionalProperties":{"maxLength":63,"pattern":"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$"}}
   */
  readonly nodeLabels?: Readonly<Record<string, string>>;
  /**
   * Taints of the nodes; only workloads that tolerate them get the flavor.
   * @maxItems 8
   * @listType atomic
   * @validation {"message":"supported taint effect values: 'NoSchedule', 'PreferNoSchedule', 'NoExecute'","rule":"self.all(x, x.effect in ['NoSchedule', 'PreferNoSchedule', 'NoExecute'])"}
   * @check {"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["key","effect"]}
   */
  readonly nodeTaints?: readonly FlavorTaint[];
  /**
   * Tolerations that the pods get.
   * @maxItems 8
   * @listType atomic
   * @validation {"message":"operator must be Exists when 'key' is empty, which means 'match all values and all keys'","rule":"self.all(x, !has(x.key) ? x.operator == 'Exists' : true)"}
   * @validation {"message":"effect must be 'NoExecute' when 'tolerationSeconds' is set","rule":"self.all(x, has(x.tolerationSeconds) ? x.effect == 'NoExecute' : true)"}
   * @validation {"message":"supported toleration values: 'Equal'(default), 'Exists'","rule":"self.all(x, !has(x.operator) || x.operator in ['Equal', 'Exists'])"}
   * @validation {"message":"a value must be empty when 'operator' is 'Exists'","rule":"self.all(x, has(x.operator) && x.operator == 'Exists' ? !has(x.value) : true)"}
   * @validation {"message":"supported taint effect values: 'NoSchedule', 'PreferNoSchedule', 'NoExecute'","rule":"self.all(x, !has(x.effect) || x.effect in ['NoSchedule', 'PreferNoSchedule', 'NoExecute'])"}
   * @check {"items":{"properties":{"operator":{"enum":["Equal","Exists"]}},"allOf":[{"anyOf":[{"required":["key"]},{"required":["operator"],
   * "properties":{"operator":{"enum":["Exists"]}}}],"x-form":"with a key or the operator Exists"},{"not":{"required":["operator","value"],
   * "properties":{"operator":{"enum":["Exists"]}}},"x-form":"with a value beside the operator Exists"},{"anyOf":[{"properties":{"tolerationSeconds":{
   * "enum":[],"x-form":"left out, unless the effect is NoExecute"}}},{"required":["effect"],"properties":{"effect":{"enum":["NoExecute"]}}}]}]}}
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Name of the `Topology` of the nodes; it, the labels and the tolerations are immutable then.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly topologyName?: string;
}

/** A taint of nodes. */
export interface FlavorTaint {
  /**
   * Its key.
   * @check {"maxLength":317,"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly key: string;
  /**
   * Its value.
   * @check {"maxLength":63,"pattern":"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$"}
   */
  readonly value?: string;
  /**
   * What it does to pods.
   * @asType string
   * @check {"enum":["NoSchedule","PreferNoSchedule","NoExecute"]}
   */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** When it was added; of no use here. */
  readonly timeAdded?: Time;
}

/** How near nodes are to each other. */
export interface TopologySpec {
  /**
   * The levels, from the widest to the narrowest; immutable.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"field is immutable","rule":"self == oldSelf"}
   * @validation {"message":"must be unique","rule":"size(self.filter(i, size(self.filter(j, j == i)) > 1)) == 0"}
   * @validation {"message":"the kubernetes.io/hostname label can only be used at the lowest level of topology","rule":"size(self.filter(i, i.nodeLabel == 'kubernetes.io/hostname')) == 0 || self[size(self) - 1].nodeLabel == 'kubernetes.io/hostname'"}
   * @check {"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["nodeLabel"]}
   */
  readonly levels: readonly TopologyLevel[];
}

/** A level of a topology. */
export interface TopologyLevel {
  /**
   * Label of the nodes; nodes with one value are near to each other. `kubernetes.io/hostname` is the last.
   * @minLength 1
   * @maxLength 316
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly nodeLabel: string;
}
