package battwheels.gst;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.00           | Rupees Zero Only
            0.05           | Rupees Zero and Paise Five Only
            1.00           | Rupees One Only
            19.00          | Rupees Nineteen Only
            20.00          | Rupees Twenty Only
            99.99          | Rupees Ninety-Nine and Paise Ninety-Nine Only
            100.00         | Rupees One Hundred Only
            1005.00        | Rupees One Thousand Five Only
            2950.00        | Rupees Two Thousand Nine Hundred Fifty Only
            99999.00       | Rupees Ninety-Nine Thousand Nine Hundred Ninety-Nine Only
            100000.00      | Rupees One Lakh Only
            120005.50      | Rupees One Lakh Twenty Thousand Five and Paise Fifty Only
            9999999.00     | Rupees Ninety-Nine Lakh Ninety-Nine Thousand Nine Hundred Ninety-Nine Only
            10000000.00    | Rupees One Crore Only
            123456789.00   | Rupees Twelve Crore Thirty-Four Lakh Fifty-Six Thousand Seven Hundred Eighty-Nine Only
            1000000000.00  | Rupees One Hundred Crore Only
            100000000000.00| Rupees Ten Thousand Crore Only
            -1.00          | Minus Rupees One Only
            """)
    void amountsAreSpeltAsInIndia(BigDecimal rupees, String words) {
        assertThat(new AmountInWords(Money.ofRupees(rupees)).text()).isEqualTo(words);
    }
}
