/** One operation of a connector in its wire form, from the connector's OpenAPI definition. */
export interface Operation {
  /** `shared_…`, as in `host.apiId`. */
  readonly apiName: string;
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  /** `https://…` without trailing slash, connection id included. */
  readonly baseUrl: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly parameters: readonly OperationParameter[];
  readonly summary: string;
  readonly response: OperationResponse;
  /** Licence that the connector needs. */
  readonly tier: 'standard' | 'premium';
  /** Where method, path and parameters were read. */
  readonly source: string;
  /** `high`: seen in real exports; `medium`: definition and a user; `low`: test it in a real environment first. */
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body' | 'formData';
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  /** Body only: members known by name; `open` bodies take any member (`item/<column>`). */
  readonly open?: boolean;
  readonly members?: Readonly<Record<string, BodyMember>>;
  /** `x-ms-url-encoding: double`. */
  readonly doubleEncoded?: boolean;
  /** What the service sends where the flow leaves it out. */
  readonly default?: string;
}

export interface BodyMember {
  readonly type: string;
  readonly required?: boolean;
}

export interface OperationResponse {
  /** Status of success. */
  readonly status: number;
  readonly type: 'object' | 'array' | 'none';
  /** Members worth knowing, by path (`value`, `leadid`). */
  readonly members?: readonly string[];
}
