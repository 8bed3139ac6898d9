export { emptyLesson, foldLesson } from './fold'
export { LessonFeed, type FeedResult } from './lessonFeed'
export { formatLessonTime, formatTimeOfDay } from './lessonClock'
export { lecturerOf, receiversOf, sourceOf, sourcesFor } from './select'
