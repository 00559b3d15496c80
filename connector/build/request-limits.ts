/** A performance profile of Power Automate: which plans have it, and how many requests its flows may make. */
interface RequestProfile {
  readonly name: string;
  readonly plans: string;
  /** Power Platform requests in 24 hours. */
  readonly requestsPerDay: number;
}

/**
 * Limits of automated flows, values of the transition period (Microsoft, Power Automate limits page, 2025-02-11).
 * Every action that runs is a request, and so is the trigger; skipped actions are none.
 */
export const requestProfiles: readonly RequestProfile[] = [
  { name: 'Low', plans: 'Microsoft 365, per-app plans', requestsPerDay: 10_000 },
  { name: 'Medium', plans: 'Power Automate Premium, Dynamics 365', requestsPerDay: 200_000 },
  { name: 'High', plans: 'Power Automate Process', requestsPerDay: 500_000 },
  { name: 'Unlimited Extended', plans: 'pay-as-you-go', requestsPerDay: 10_000_000 },
];

export interface Capacity {
  readonly profile: string;
  readonly plans: string;
  readonly leadsPerDay: number;
}

/** Leads a day for each profile, when a lead makes this many requests. */
export function capacities(requestsPerLead: number): readonly Capacity[] {
  return requestProfiles.map(({ name, plans, requestsPerDay }) => ({
    profile: name,
    plans,
    leadsPerDay: Math.floor(requestsPerDay / Math.max(1, requestsPerLead)),
  }));
}
