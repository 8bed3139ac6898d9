export { relayApi } from './relayApi'
