import { listComponents, type Component } from '../../connector/build/list-components.ts';
import type { PreparedBuild } from '../../connector/build/prepare-build.ts';
import { capacities, type Capacity } from '../../connector/build/request-limits.ts';
import type { Check } from '../../connector/build/verify-packages.ts';
import type { LeadModel } from '../../connector/model/lead-model.ts';
import type { Problem } from '../../connector/problems/problem.ts';
import { nextSteps } from './next-steps.ts';
import type { SampleRun } from './run-sample.ts';

/** What a build tells, as data: `--json` prints it, and the text is made of it. */
export interface BuildReport {
  readonly ok: boolean;
  readonly publisher: string;
  readonly version: string;
  readonly packages: readonly {
    readonly file: string;
    readonly uniqueName: string;
    readonly displayName: string;
    readonly managed: boolean;
    readonly bytes: number;
    readonly sha256: string;
    readonly components: readonly Component[];
  }[];
  readonly checks: readonly Check[];
  readonly sample: SampleRun;
  readonly capacities: readonly Capacity[];
  readonly nextSteps: readonly string[];
  readonly problems: readonly Problem[];
}

/** Gathers the report of a build whose zips are in `out`. */
export function reportBuild(
  { settings }: LeadModel,
  { packages, checks, problems }: PreparedBuild,
  sample: SampleRun,
  out: string,
): BuildReport {
  return {
    ok: sample.succeeded,
    publisher: settings.publisher.displayName,
    version: settings.version,
    packages: packages.map(({ fileName, managed, content, bytes, sha256 }) => ({
      file: `${out}/${fileName}`,
      uniqueName: content.uniqueName,
      displayName: content.displayName,
      managed,
      bytes: bytes.length,
      sha256,
      components: listComponents(content),
    })),
    checks,
    sample,
    capacities: capacities(sample.requests),
    nextSteps: nextSteps(packages, settings, out),
    problems,
  };
}
