namespace Tlpipe.Standard.Regression;

/// <summary>What an error costs.</summary>
public enum RegressionLoss
{
    /// <summary>Its square: the mean is learned.</summary>
    Mse,

    /// <summary>Its square up to one standard deviation of the labels, and linear beyond, so that outliers count less.</summary>
    /// <remarks>Huber, "Robust estimation of a location parameter", 1964.</remarks>
    Huber,
}
