namespace Classroom.Relay.Media.Ice;

/// <summary>Class and method of a message (RFC 8489 §5). ICE knows only the method Binding.</summary>
public enum StunMessageType : ushort
{
    BindingRequest = 0x0001,
    BindingIndication = 0x0011,
    BindingSuccess = 0x0101,
    BindingError = 0x0111,
}
