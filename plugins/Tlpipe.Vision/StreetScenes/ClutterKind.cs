namespace Tlpipe.Vision.StreetScenes;

/// <summary>Things that stand about in a street; most look a little like a car, a person or a sign.</summary>
internal enum ClutterKind
{
    Tree,
    LampPost,
    Bollard,
    ParkingMeter,
    PostBox,
    Bin,
    Skip,
    Kiosk,
    Hedge,
    Billboard,
    TrafficLight,
}
