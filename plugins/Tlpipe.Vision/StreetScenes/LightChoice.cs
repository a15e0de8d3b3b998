namespace Tlpipe.Vision.StreetScenes;

/// <summary>The lights under which streets are drawn.</summary>
public enum LightChoice
{
    /// <summary>Clear, overcast, dusk, night and fog, by lot.</summary>
    Any,

    /// <summary>Clear or overcast.</summary>
    Day,

    /// <summary>Night, with lit windows and lamps.</summary>
    Night,
}
