import type * as mediasoup from 'mediasoup-client/types'
import type { RtpCapabilities, RtpParameters } from '../contracts'

// The relay's media parameters have mediasoup's shape. The library only types them more narrowly (header extensions by a list of known URIs)
// or more loosely (members it always fills in are optional); these say so in one place.

export const toMediasoup = {
  capabilities: (value: RtpCapabilities) => value as mediasoup.RtpCapabilities,
  parameters: (value: RtpParameters) => value as mediasoup.RtpParameters,
}

export const fromMediasoup = {
  capabilities: (value: mediasoup.RtpCapabilities) => value as RtpCapabilities,
}
