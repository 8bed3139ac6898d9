namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>Lets another device have a seat. A room and its helper their own seats, the lecture room and directors any. What the seat has answered stays.</summary>
public sealed record FreeSeat(string RoomId, int Seat) : QuizCommand;
