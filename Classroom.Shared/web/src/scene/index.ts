export { default as SceneView } from './SceneView.vue'
export { sceneLayout, type SceneBox } from './sceneLayout'
