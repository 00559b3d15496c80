/** How sure a sentence is: the error code table of the docs, a user's report, or this fake's own words. */
export type ProblemSource = 'documented' | 'reported' | 'ours';
