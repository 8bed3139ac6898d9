export { default as PageStage } from './PageStage.vue'
export { default as PageThumb } from './PageThumb.vue'
export { bestImage } from './bestImage'
export { PageStore } from './pageStore'
