export { CoursewareApi } from './coursewareApi'
export { relayApi } from './relayApi'
