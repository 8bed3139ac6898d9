export const situationZh = {
  trouble: {
    helpAsked: '求助',
    lessonLate: '未开课',
    roomMissing: '未到',
    noSignal: '信号中断',
    silent: '无声',
    blackPicture: '黑屏',
    coveredPicture: '镜头被遮',
    frozenPicture: '画面冻结',
    poorLink: '网络差',
    clipping: '爆音',
  },
  slot: {
    live: '上课中',
    planned: '待上课',
    late: '未开课',
    age: { live: '{minutes} 分钟', planned: '{minutes} 分钟后', late: '已晚 {minutes} 分钟' },
  },
  dispatch: {
    openMicrophone: '打开它的话筒',
    closeMicrophone: '关上它的话筒',
    talk: '按住，对 {room} 的老师说话',
    talking: '正在说话，只有 {room} 的老师听得到',
    bring: '调入正在上的课…',
    bringNow: '调入',
  },
}

export const situationEn: typeof situationZh = {
  trouble: {
    helpAsked: 'Asks for help',
    lessonLate: 'Not begun',
    roomMissing: 'Missing',
    noSignal: 'No signal',
    silent: 'No sound',
    blackPicture: 'Black picture',
    coveredPicture: 'Lens covered',
    frozenPicture: 'Frozen picture',
    poorLink: 'Poor link',
    clipping: 'Distorted',
  },
  slot: {
    live: 'In lesson',
    planned: 'To come',
    late: 'Not begun',
    age: { live: '{minutes} min', planned: 'in {minutes} min', late: '{minutes} min late' },
  },
  dispatch: {
    openMicrophone: 'Open its microphone',
    closeMicrophone: 'Close its microphone',
    talk: 'Hold to speak to the teacher in {room}',
    talking: 'Speaking; only the teacher in {room} hears it',
    bring: 'Bring into a lesson…',
    bringNow: 'Bring in',
  },
}
