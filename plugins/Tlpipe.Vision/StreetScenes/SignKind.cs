namespace Tlpipe.Vision.StreetScenes;

/// <summary>The kinds of traffic signs.</summary>
internal enum SignKind
{
    Stop,
    Yield,
    SpeedLimit,
    NoEntry,
    Crossing,
    Parking,
}
