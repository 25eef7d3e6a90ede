import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Reads pairs of a pattern and an event, each in one line, and prints whether each event matches. */
public class Match {
    public static void main(String[] args) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String pattern = lines.readLine(); pattern != null; pattern = lines.readLine()) {
            Machine machine = new Machine();
            machine.addRule("rule", pattern);
            List<String> matches = machine.rulesForJSONEvent(lines.readLine());
            System.out.println(matches.contains("rule"));
        }
    }
}
