/** What stands beside the stage of the lecture room, one at a time, so that it covers nothing. */
export type Side = 'shelf' | 'quiz' | 'talk'
