// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

export * from './county';
export * from './courseware';
export * from './help';
export * from './hub';
export * from './lessons';
export * from './lessonsDispatch';
export * from './lessonsFloor';
export * from './lessonsHelp';
export * from './lessonsInk';
export * from './lessonsPages';
export * from './lessonsProgramme';
export * from './lessonsQuiz';
export * from './lessonsRoll';
export * from './lessonsSignals';
export * from './lessonsTalk';
export * from './media';
export * from './relayHub';
export * from './rest';
