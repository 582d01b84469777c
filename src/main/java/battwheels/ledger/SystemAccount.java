package battwheels.ledger;

import static battwheels.ledger.AccountType.ASSET;
import static battwheels.ledger.AccountType.EQUITY;
import static battwheels.ledger.AccountType.EXPENSE;
import static battwheels.ledger.AccountType.INCOME;
import static battwheels.ledger.AccountType.LIABILITY;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accounts every chart starts with, under the codes accountants know them by: contract 02 section 8.1, and those the
 * posting rules need beside them. Code and type never change; an organization may rename them.
 */
public enum SystemAccount {
    RECEIVABLE("1100", "Accounts Receivable", ASSET),
    BANK("1200", "Bank Account", ASSET),
    CASH("1210", "Cash in Hand", ASSET),
    INVENTORY("1300", "Inventory", ASSET),
    INPUT_CGST("1410", "GST Input Credit CGST", ASSET),
    INPUT_SGST("1420", "GST Input Credit SGST", ASSET),
    INPUT_IGST("1430", "GST Input Credit IGST", ASSET),
    TDS_RECEIVABLE("1440", "TDS Receivable", ASSET),
    PAYABLE("2100", "Accounts Payable", LIABILITY),
    CUSTOMER_ADVANCES("2150", "Customer Advances", LIABILITY),
    OUTPUT_CGST("2210", "GST Payable CGST", LIABILITY),
    OUTPUT_SGST("2220", "GST Payable SGST", LIABILITY),
    OUTPUT_IGST("2230", "GST Payable IGST", LIABILITY),
    SALARY_PAYABLE("2310", "Salary Payable", LIABILITY),
    TDS_PAYABLE("2320", "TDS Payable", LIABILITY),
    EMPLOYEE_PF_PAYABLE("2330", "Employee PF Payable", LIABILITY),
    EMPLOYER_PF_PAYABLE("2331", "Employer PF Payable", LIABILITY),
    ESI_PAYABLE("2340", "ESI Payable", LIABILITY),
    PROFESSIONAL_TAX_PAYABLE("2350", "Professional Tax Payable", LIABILITY),
    REFUND_PAYABLE("2410", "Refund Payable", LIABILITY),
    RETAINED_EARNINGS("3100", "Retained Earnings", EQUITY),
    OWNERS_EQUITY("3200", "Owner's Equity", EQUITY),
    OPENING_BALANCE_EQUITY("3300", "Opening Balance Equity", EQUITY),
    SALES("4100", "Sales Revenue", INCOME),
    SERVICE("4200", "Service Revenue", INCOME),
    SHIPPING_INCOME("4300", "Shipping Income", INCOME),
    LATE_FEE_INCOME("4400", "Late-Fee Income", INCOME),
    DISCOUNT_ALLOWED("4800", "Discount Allowed", INCOME),
    OTHER_INCOME("4900", "Other Income", INCOME),
    PURCHASES("5000", "Purchases", EXPENSE),
    COST_OF_GOODS("5100", "Cost of Goods Sold", EXPENSE),
    WARRANTY_COST("5210", "Warranty Cost", EXPENSE),
    AMC_COST("5220", "AMC Cost", EXPENSE),
    GOODWILL_COST("5230", "Goodwill Cost", EXPENSE),
    SALARIES("6100", "Salary Expense", EXPENSE),
    EMPLOYER_PF("6110", "Employer PF Contribution", EXPENSE),
    EMPLOYER_ESI("6120", "Employer ESI Contribution", EXPENSE),
    RENT("6200", "Rent", EXPENSE),
    UTILITIES("6300", "Utilities", EXPENSE),
    OFFICE_SUPPLIES("6400", "Office Supplies", EXPENSE),
    PROFESSIONAL_FEES("6500", "Professional Fees", EXPENSE),
    DEPRECIATION("6600", "Depreciation", EXPENSE),
    TRAVEL("6710", "Travel & Conveyance", EXPENSE),
    REPAIRS("6720", "Repairs & Maintenance", EXPENSE),
    ADVERTISING("6730", "Advertising & Marketing", EXPENSE),
    STAFF_WELFARE("6740", "Staff Welfare", EXPENSE),
    COMMUNICATION("6750", "Communication", EXPENSE),
    BANK_CHARGES("6810", "Bank Charges", EXPENSE),
    BAD_DEBT("6820", "Bad Debt", EXPENSE),
    ROUND_OFF("6830", "Round-Off", EXPENSE),
    MISCELLANEOUS("6900", "Miscellaneous", EXPENSE);

    private static final Map<String, SystemAccount> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SystemAccount::code, Function.identity()));

    private final String code;
    private final String title;
    private final AccountType type;

    SystemAccount(String code, String title, AccountType type) {
        this.code = code;
        this.title = title;
        this.type = type;
    }

    /** The system account of this code, or empty when it is the organization's own. */
    public static Optional<SystemAccount> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public String code() {
        return code;
    }

    /** The name a new chart gives it. */
    public String title() {
        return title;
    }

    public AccountType type() {
        return type;
    }

    /** Whether its balance is the sum of open items: every line on it names a document. */
    public boolean isControl() {
        return this == RECEIVABLE || this == PAYABLE || this == CUSTOMER_ADVANCES || this == REFUND_PAYABLE;
    }
}
