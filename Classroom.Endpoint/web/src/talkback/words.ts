export const talkBackZh = {
  inEar: '信息中心 {name} 正在对您说话，只有您听得到',
  aloud: '信息中心 {name} 正在对您说话，教室里都听得到',
  wants: '信息中心 {name} 想对您说话。这台电脑还没有选耳机',
  by: '用 {device} 听',
  playAloud: '放出来（全班听得到）',
}

export const talkBackEn: typeof talkBackZh = {
  inEar: '{name} of the information centre is speaking to you; only you can hear it',
  aloud: '{name} of the information centre is speaking to you; the whole room hears it',
  wants: '{name} of the information centre wants to speak to you. No earphone is chosen on this PC',
  by: 'Listen with {device}',
  playAloud: 'Play aloud (the class hears it)',
}
