/**
 * The region of AWS Organizations, and of its events, in each partition.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/ao.html
 */
const REGION_OF_PARTITION: ReadonlyMap<string, string> = new Map(
    Object.entries({
        aws: "us-east-1",
        "aws-cn": "cn-northwest-1",
        "aws-us-gov": "us-gov-west-1",
        "aws-eusc": "eusc-de-east-1",
        "aws-iso": "us-iso-east-1",
        "aws-iso-b": "us-isob-east-1",
        "aws-iso-e": "eu-isoe-west-1",
        "aws-iso-f": "us-isof-south-1",
    }),
);

/** Returns the region of AWS Organizations in a partition; us-east-1 for a partition that is not in the table. */
export function organizationsRegion(partition: string): string {
    return REGION_OF_PARTITION.get(partition) ?? "us-east-1";
}
