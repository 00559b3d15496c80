/** The fields that a Response of the flow may have, for the connector's answer and for the flow that gives it. */
export const receiptFields = {
  trackingId: { title: 'Tracking ID', description: 'Name of the run that has the lead.' },
  outcome: {
    title: 'Outcome',
    description:
      'What became of the lead, such as created, merged or suppressed; accepted where it is still handled.',
  },
} as const;
