package io.sessioncredits.verification.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table in docs/mission.md.
 *
 * @param number which capability
 * @param calls what a host calls, as {@code Type.member}
 * @param proofs scenarios by their display names
 * @param examples mains by their names
 */
record MissionRow(String number, List<String> calls, List<String> proofs, List<String> examples) {
  private static final int CELLS = 5;
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Returns the rows of a table in Markdown: those whose first cell is an M and a number. */
  static List<MissionRow> read(String markdown) {
    return markdown.lines().filter(line -> line.startsWith("| M")).map(MissionRow::row).toList();
  }

  private static MissionRow row(String line) {
    List<String> cells =
        Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).limit(CELLS).toList();
    List<String> proofs =
        Arrays.stream(cells.get(3).split("<br>", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    return new MissionRow(cells.get(0), code(cells.get(2)), proofs, code(cells.get(4)));
  }

  private static List<String> code(String cell) {
    List<String> found = new ArrayList<>();
    Matcher matcher = CODE.matcher(cell);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
