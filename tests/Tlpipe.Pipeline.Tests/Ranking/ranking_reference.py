"""LogME and H-score straight from the papers' formulas, with dense matrices: python3 ranking_reference.py FILE

FILE is JSON: features [N][D], classes [N], number [N]. Prints JSON. Nothing here uses eigenvectors, as the product does.
"""
import json
import os
import sys

# The matrices are too small for threads, which would cost more than they compute.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

case = json.load(open(sys.argv[1]))
features, classes, number = np.array(case["features"]), np.array(case["classes"]), np.array(case["number"])
examples, channels = features.shape


def logme(y):
    """You et al. 2021, equations 2 and 3: the evidence, at the fixed point of alpha and beta."""
    alpha = beta = 1.0
    for _ in range(3000):
        a = alpha * np.eye(channels) + beta * features.T @ features
        inverse = np.linalg.inv(a)
        m = beta * inverse @ features.T @ y
        gamma = channels - alpha * np.trace(inverse)
        error = np.sum((features @ m - y) ** 2)
        before, (alpha, beta) = (alpha, beta), (gamma / (m @ m), (examples - gamma) / error)
        if np.allclose(before, (alpha, beta), rtol=1e-13, atol=0):
            break
    a = alpha * np.eye(channels) + beta * features.T @ features
    m = beta * np.linalg.solve(a, features.T @ y)
    evidence = (examples * np.log(beta) + channels * np.log(alpha) - examples * np.log(2 * np.pi)
                - beta * np.sum((features @ m - y) ** 2) - alpha * (m @ m) - np.linalg.slogdet(a)[1]) / 2
    return evidence / examples


def h_score(shrinkage):
    """Bao et al. 2019, definition 2; shrunk as in Ibrahim et al. 2021, equation 7."""
    centred = features - features.mean(0)
    means = np.array([centred[classes == c].mean(0) for c in classes])
    covariance = centred.T @ centred / examples
    shrunk = (1 - shrinkage) * covariance + shrinkage * np.trace(covariance) / channels * np.eye(channels)
    return (1 - shrinkage) * np.trace(np.linalg.pinv(shrunk, rcond=1e-10) @ (means.T @ means / examples))


def ledoit_wolf():
    """Ledoit and Wolf 2004, section 3.3."""
    centred = features - features.mean(0)
    covariance = centred.T @ centred / examples
    norm = lambda matrix: np.sum(matrix ** 2) / channels
    mean = np.trace(covariance) / channels
    distance = norm(covariance - mean * np.eye(channels))
    spread = sum(norm(np.outer(x, x) - covariance) for x in centred) / examples ** 2
    return min(spread, distance) / distance


standard = (number - number.mean()) / number.std()
shrinkage = ledoit_wolf()
print(json.dumps({
    "classes": float(np.mean([logme((classes == c).astype(float)) for c in range(classes.max() + 1)])),
    "number": float(logme(standard)),
    "shrinkage": float(shrinkage),
    "hScore": float(h_score(0.0)),
    "shrunk": float(h_score(shrinkage)),
}))
