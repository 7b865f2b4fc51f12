package dev.tare.benchmarks.session;

/**
 * The model that sessions are drawn from. Its numbers were chosen before any cache or learner was held against it, and stay.
 *
 * <ul>
 *   <li>A session is a row of runs of commands; its length is geometric. Each run has the time at which it starts.
 *   <li>Commands have a rank, dealt at random. The first command of a session is drawn by Zipf's law: rank r with a weight of r<sup>-s</sup>.
 *   <li>The next command is drawn by a Markov chain of first order: mostly one of three followers that each command has for its own, at times
 *       the same command again, else any by Zipf's law. Followers are themselves dealt by Zipf's law.
 *   <li>A run opens modules out of what its command may open. For each pair of command and module there is a hidden probability, a habit: a few
 *       modules are nearly always opened, a few now and then, the rest hardly ever. Which they are is drawn with a lean towards the near end of
 *       the list; modules are opened in the list's order, each on its own.
 *   <li>Noise: seldom a run opens one module of the framework that its command does not name.
 *   <li>When half of the sessions are over, a share of the commands gets new habits, and trades ranks among themselves; followers stay.
 * </ul>
 *
 * @param sessions how many sessions
 * @param runs the mean number of runs in a session
 * @param zipf the exponent s of Zipf's law
 * @param follow the probability that the next command is one of the followers
 * @param repeat the probability that the next command is the same again
 * @param mostSteady a command has 1 to so many modules that it nearly always opens
 * @param mostWavering a command has 0 to so many modules that it opens now and then
 * @param rare the modules that a run opens, on average, out of all the rest of the list
 * @param noise the probability that a run opens any one module
 * @param shifting the share of commands whose habits and ranks shift half-way
 */
public record SessionModel(
        int sessions,
        double runs,
        double zipf,
        double follow,
        double repeat,
        int mostSteady,
        int mostWavering,
        double rare,
        double noise,
        double shifting) {

    /** Someone's work over some months: two thousand sessions of six commands each. */
    public static final SessionModel STANDARD = new SessionModel(2000, 6, 1.0, 0.55, 0.1, 5, 2, 0.2, 0.03, 0.25);

    /** The weights of a command's followers, the likeliest first. */
    static final double[] FOLLOWERS = {0.6, 0.3, 0.1};

    /** Between which values habits lie: nearly always, and now and then. */
    static final double STEADY_LOW = 0.8;

    static final double STEADY_HIGH = 1.0;
    static final double WAVERING_LOW = 0.3;
    static final double WAVERING_HIGH = 0.7;

    /** What is hardly ever opened is opened at most this often. */
    static final double MOST_RARE = 0.05;

    /** The mean time between two runs of a session, and between two sessions, in milliseconds. */
    static final double RUN_MILLIS = 4 * 60_000.0;

    static final double SESSION_MILLIS = 90 * 60_000.0;

    public SessionModel {
        if (sessions < 2 || runs < 1 || follow + repeat > 1 || mostSteady < 1 || shifting < 0 || shifting > 1) {
            throw new IllegalArgumentException("no sessions can be drawn with these numbers");
        }
    }

    /** Returns the weight of a rank, which counts from 0. */
    public double weight(int rank) {
        return Math.pow(rank + 1.0, -zipf);
    }
}
