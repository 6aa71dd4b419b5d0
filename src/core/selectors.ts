/** A selector of labels, as Kubernetes writes it. */
export interface Selector {
  /** @default {} */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** @default [] */
  readonly matchExpressions?: readonly SelectorExpression[];
}

/** A condition on one label. */
export interface SelectorExpression {
  readonly key: string;
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`. */
  readonly operator: string;
  /** @default [] */
  readonly values?: readonly string[];
}

/** Whether labels fit a selector, by Kubernetes' rules. */
export function fits({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value) && matchExpressions.every(({ key, operator, values = [] }) => {
    switch (operator) {
      case 'In': return values.includes(labels[key]);
      case 'NotIn': return !values.includes(labels[key]);
      case 'Exists': return Object.hasOwn(labels, key);
      default: return !Object.hasOwn(labels, key);
    }
  });
}
